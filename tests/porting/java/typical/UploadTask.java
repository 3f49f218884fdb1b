package com.acme.android;

import android.app.Activity;
import android.content.Context;
import android.os.AsyncTask;
import android.util.Log;
import android.view.View;
import android.widget.Button;
import android.widget.Toast;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.services.s3.AmazonS3Client;
import com.amazonaws.services.s3.model.PutObjectRequest;
import java.io.File;
import java.lang.ref.WeakReference;

public class UploadTask extends AsyncTask<File, Integer, Boolean> {
    private static final String TAG = "UploadTask";
    private final WeakReference<Activity> activity;
    private final String bucket;
    private Exception failure;

    public interface Listener {
        void onDone(boolean ok);
    }

    private Listener listener;

    public UploadTask(Activity activity, String bucket, Listener listener) {
        this.activity = new WeakReference<>(activity);
        this.bucket = bucket;
        this.listener = listener;
    }

    @Override
    protected Boolean doInBackground(File... files) {
        AmazonS3Client client = new AmazonS3Client(new BasicSessionCredentials("a", "b", "c"));
        int done = 0;
        for (File file : files) {
            try {
                client.putObject(new PutObjectRequest(bucket, file.getName(), file));
                publishProgress(++done * 100 / files.length);
            } catch (Exception e) {
                Log.e(TAG, "upload of " + file + " failed", e);
                failure = e;
                return false;
            }
        }
        return true;
    }

    @Override
    protected void onPostExecute(Boolean ok) {
        final Activity owner = activity.get();
        if (owner == null) {
            return;
        }
        if (!ok) {
            Toast.makeText(owner, failure.getMessage(), Toast.LENGTH_LONG).show();
        }
        Button again = owner.findViewById(R.id.again);
        again.setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View v) {
                Toast.makeText(owner, "again", Toast.LENGTH_SHORT).show();
                listener.onDone(false);
            }
        });
        if (listener != null) {
            listener.onDone(ok);
        }
    }
}
