package com.acme.gui;

import com.amazonaws.auth.profile.ProfileCredentialsProvider;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.Bucket;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;

public class BucketBrowser extends JFrame implements ActionListener {
    private final DefaultListModel<String> model = new DefaultListModel<>();
    private final JList<String> list = new JList<>(model);
    private final JLabel status = new JLabel(" ");
    private final JButton upload = new JButton("Upload...");
    private final AmazonS3 s3;
    private String bucket;

    public BucketBrowser(AmazonS3 s3) {
        super("Buckets");
        this.s3 = s3;
        setDefaultCloseOperation(EXIT_ON_CLOSE);
        setPreferredSize(new Dimension(480, 320));
        JPanel south = new JPanel(new BorderLayout());
        south.add(status, BorderLayout.CENTER);
        south.add(upload, BorderLayout.EAST);
        add(new JScrollPane(list), BorderLayout.CENTER);
        add(south, BorderLayout.SOUTH);
        upload.addActionListener(this);
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                if (e.getClickCount() == 2) {
                    open(list.getSelectedValue());
                }
            }
        });
        showBuckets();
        pack();
    }

    private void showBuckets() {
        model.clear();
        for (Bucket each : s3.listBuckets()) {
            model.addElement(each.getName());
        }
        status.setText(model.size() + " buckets");
    }

    private void open(String name) {
        bucket = name;
        List<String> keys = new ArrayList<>();
        for (S3ObjectSummary each : s3.listObjects(name).getObjectSummaries()) {
            keys.add(each.getKey() + " (" + each.getSize() / 1024 + " kB)");
        }
        model.clear();
        keys.forEach(model::addElement);
        status.setText(String.format("%s: %d objects", name, keys.size()));
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        if (event.getSource() != upload || bucket == null) {
            return;
        }
        JFileChooser chooser = new JFileChooser();
        if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
            final File file = chooser.getSelectedFile();
            new Thread(() -> {
                try {
                    s3.putObject(bucket, file.getName(), file);
                    SwingUtilities.invokeLater(() -> open(bucket));
                } catch (RuntimeException e) {
                    JOptionPane.showMessageDialog(BucketBrowser.this, e.getMessage());
                }
            }).start();
        }
    }

    public static void main(final String[] args) {
        SwingUtilities.invokeLater(new Runnable() {
            public void run() {
                AmazonS3 s3 = AmazonS3ClientBuilder.standard()
                        .withCredentials(new ProfileCredentialsProvider(args.length == 0 ? "default" : args[0]))
                        .build();
                new BucketBrowser(s3).setVisible(true);
            }
        });
    }
}
