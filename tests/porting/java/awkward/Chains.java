package a;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.*;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;

public class Chains {
    AmazonS3 client(boolean path, String a, String b)
            throws Exception {
        return path
            ? AmazonS3ClientBuilder
                .standard()
                .withPathStyleAccessEnabled(true)
                .withCredentials(
                    new AWSStaticCredentialsProvider(
                        new BasicAWSCredentials(
                            a,
                            b
                        )
                    )
                )
                .build()
            : AmazonS3ClientBuilder.standard()
                .withClientConfiguration(new ClientConfiguration()
                    .withMaxErrorRetry(3)
                    .withConnectionTimeout(1000))
                .build();
    }

    boolean test(String a,
                 String b) {
        if (a == null
            || b == null
            && a.isEmpty()) {
            return false;
        }
        String joined =
            "one " +
            "two " + a
            + b;
        return joined
            .isEmpty();
    }
}
