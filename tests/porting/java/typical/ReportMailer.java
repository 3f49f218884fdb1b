package com.acme.mail;

import com.amazonaws.regions.Regions;
import com.amazonaws.services.simpleemail.AmazonSimpleEmailService;
import com.amazonaws.services.simpleemail.AmazonSimpleEmailServiceClientBuilder;
import com.amazonaws.services.simpleemail.model.Body;
import com.amazonaws.services.simpleemail.model.Content;
import com.amazonaws.services.simpleemail.model.Destination;
import com.amazonaws.services.simpleemail.model.Message;
import com.amazonaws.services.simpleemail.model.SendEmailRequest;
import com.amazonaws.services.cloudwatch.AmazonCloudWatch;
import com.amazonaws.services.cloudwatch.AmazonCloudWatchClientBuilder;
import com.amazonaws.services.cloudwatch.model.Dimension;
import com.amazonaws.services.cloudwatch.model.MetricDatum;
import com.amazonaws.services.cloudwatch.model.PutMetricDataRequest;
import com.amazonaws.services.cloudwatch.model.StandardUnit;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

public class ReportMailer {
    static final String FROM = "reports@example.com";
    static final String[] TO = {"ops@example.com", "dev@example.com"};
    private static final SimpleDateFormat FORMAT = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");

    static {
        FORMAT.setTimeZone(TimeZone.getTimeZone("UTC"));
    }

    private final AmazonSimpleEmailService ses =
        AmazonSimpleEmailServiceClientBuilder.standard().withRegion(Regions.US_WEST_2).build();
    private final AmazonCloudWatch cw = AmazonCloudWatchClientBuilder.defaultClient();

    public void send(Map<String, Double> costs) throws IOException {
        double total = 0.0;
        StringBuilder html = new StringBuilder("<table>");
        for (String name : costs.keySet()) {
            double cost = costs.get(name);
            total += cost;
            html.append("<tr><td>").append(name).append("</td><td>").append(String.format("%.2f", cost)).append("</td></tr>");
        }
        html.append("</table>");
        try {
            SendEmailRequest request = new SendEmailRequest()
                .withDestination(new Destination().withToAddresses(TO))
                .withMessage(new Message()
                    .withBody(new Body()
                        .withHtml(new Content().withCharset("UTF-8").withData(html.toString()))
                        .withText(new Content().withCharset("UTF-8").withData("total: " + total)))
                    .withSubject(new Content().withCharset("UTF-8").withData("Costs of " + FORMAT.format(new Date()))))
                .withSource(FROM);
            ses.sendEmail(request);
            System.out.println("Email sent!");
        } catch (Exception ex) {
            System.out.println("The email was not sent. Error message: " + ex.getMessage());
        }
        cw.putMetricData(new PutMetricDataRequest().withNamespace("Acme/Costs").withMetricData(
            new MetricDatum().withMetricName("Total").withUnit(StandardUnit.None).withValue(total)
                .withDimensions(new Dimension().withName("team").withValue("core"))));
        keep(costs);
    }

    private void keep(Map<String, Double> costs) throws IOException {
        File folder = new File(System.getProperty("java.io.tmpdir"), "costs");
        if (!folder.exists() && !folder.mkdirs()) {
            throw new IOException("cannot make " + folder.getAbsolutePath());
        }
        Calendar calendar = Calendar.getInstance();
        calendar.setTime(new Date());
        calendar.add(Calendar.DAY_OF_MONTH, -1);
        File file = new File(folder, "report.csv");
        try (PrintWriter out = new PrintWriter(new FileWriter(file, true))) {
            for (Map.Entry<String, Double> each : costs.entrySet()) {
                out.println(each.getKey() + ";" + each.getValue());
            }
            out.flush();
        }
    }

    public static void main(String... args) throws IOException {
        Map<String, Double> costs = new LinkedHashMap<>();
        List<String> names = Arrays.asList("s3", "ec2", "lambda");
        int i = 0;
        for (String name : names) costs.put(name, 1.5 * ++i);
        new ReportMailer().send(costs);
    }
}
