package com.acme;

import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration
public class SpringMarks {
    @Value("${aws.region}")
    private String region;

    @Bean
    public AWSSecurityTokenService sts() {
        return AWSSecurityTokenServiceClientBuilder.standard().withRegion(region).build();
    }

    @Scheduled(fixedRate = 60000)
    public void look() {
        sts().getCallerIdentity(null);
    }
}
