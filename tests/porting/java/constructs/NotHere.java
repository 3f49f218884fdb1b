package com.acme;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import software.amazon.awssdk.services.sts.StsClient;

public class NotHere {
    void use(AWSSecurityTokenService sts, Object table) {
        StsClient client = StsClient.create();
        DynamoDBMapper mapper = new DynamoDBMapper(null);
        mapper.save(table);
        sts.waiters();
        System.out.println("after");
    }
}
