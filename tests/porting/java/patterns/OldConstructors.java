package com.acme.patterns;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider;
import java.util.Arrays;
import java.util.List;

/** Pattern 4: the deprecated constructors. */
public class OldConstructors {

    public static void main(String[] args) throws Exception {
        AWSCredentials longLived = new BasicAWSCredentials(args[1], args[2]);
        String roleArn = args[0];
        List<STSAssumeRoleSessionCredentialsProvider> providers = Arrays.asList(
            new STSAssumeRoleSessionCredentialsProvider(roleArn, "one"),
            new STSAssumeRoleSessionCredentialsProvider(longLived, roleArn, "two"),
            new STSAssumeRoleSessionCredentialsProvider(longLived, roleArn, "three", new ClientConfiguration()),
            new STSAssumeRoleSessionCredentialsProvider(new AWSStaticCredentialsProvider(longLived), roleArn, "four"),
            new STSAssumeRoleSessionCredentialsProvider(
                new AWSStaticCredentialsProvider(longLived), roleArn, "five", new ClientConfiguration()));
        for (STSAssumeRoleSessionCredentialsProvider provider : providers) {
            provider.getCredentials().getSessionToken();
        }
    }
}
