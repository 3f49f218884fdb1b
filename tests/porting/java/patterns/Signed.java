package com.acme.patterns;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.http.HttpMethodName;
import java.net.URI;
import java.util.Date;

/** Pattern 21: something else is signed. */
public class Signed {

    public static void main(String[] args) throws Exception {
        AWSCredentials credentials = new BasicAWSCredentials(args[1], args[2]);
        DefaultRequest<Void> request = new DefaultRequest<>("sts");
        request.setHttpMethod(HttpMethodName.GET);
        request.setEndpoint(URI.create(args[0]));
        request.addParameter("Action", "GetCallerIdentity");
        request.addParameter("Version", "2011-06-15");
        request.addHeader("x-k8s-aws-id", "cluster");
        AWS4Signer signer = new AWS4Signer();
        signer.setServiceName("sts");
        signer.setRegionName("eu-west-1");
        signer.presignRequest(request, credentials, new Date(System.currentTimeMillis() + 60000));
        System.out.println(request.getParameters().containsKey("X-Amz-Signature"));
    }
}
