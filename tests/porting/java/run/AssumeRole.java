package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.AssumeRoleResult;
import com.amazonaws.services.securitytoken.model.Tag;
import java.util.*;

/** Runs against the address that it is given. */
public class AssumeRole {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        List<Tag> tags = new ArrayList<>();
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("team", "core");
        wanted.put("env", "test");
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            tags.add(new Tag().withKey(entry.getKey()).withValue(entry.getValue()));
        }
        AssumeRoleResult result = sts.assumeRole(new AssumeRoleRequest()
                .withRoleArn(args[4])
                .withRoleSessionName("batch-" + tags.size())
                .withTags(tags)
                .withDurationSeconds(900));
        System.out.println(result.getAssumedRoleUser().getArn());
        sts.shutdown();
    }
}
