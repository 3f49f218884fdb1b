package com.acme.patterns;

import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.STSSessionCredentialsProvider;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;

/** Pattern 22: a session in front of a service. */
public class SessionProvider {

    public static void main(String[] args) throws Exception {
        AWSCredentialsProvider session = new STSSessionCredentialsProvider(new BasicAWSCredentials(args[1], args[2]));
        AmazonS3 s3 = AmazonS3ClientBuilder.standard().withCredentials(session).build();
        System.out.println(s3.listBuckets().size());
    }
}
