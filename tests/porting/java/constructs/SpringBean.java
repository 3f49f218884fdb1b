package com.acme;

import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import javax.inject.Inject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
public class SpringBean {
    @Autowired
    private AWSSecurityTokenService sts;
    @Inject private String name;

    public String account() {
        return name + sts.getCallerIdentity(null).getAccount();
    }
}
