package com.acme.jenkins;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.AssumeRoleResult;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.Secret;
import jenkins.model.Jenkins;
import org.apache.commons.lang.StringUtils;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;

public class AwsCredentialsStep extends BaseStep {
    public static final int STS_CREDENTIALS_DURATION_SECONDS = 3600;
    private final String accessKey;
    private final Secret secretKey;
    @CheckForNull
    private String iamRoleArn;
    private Integer duration;

    @DataBoundConstructor
    public AwsCredentialsStep(@CheckForNull String id, String accessKey, @NonNull String secretKey) {
        super(id);
        this.accessKey = Util.fixNull(accessKey);
        this.secretKey = Secret.fromString(secretKey);
    }

    @DataBoundSetter
    public void setIamRoleArn(String iamRoleArn) {
        this.iamRoleArn = Util.fixEmptyAndTrim(iamRoleArn);
    }

    public boolean requiresToken() {
        return !StringUtils.isBlank(iamRoleArn);
    }

    public AWSCredentials getCredentials() {
        AWSCredentials initial = new BasicAWSCredentials(accessKey, secretKey.getPlainText());
        if (StringUtils.isBlank(iamRoleArn)) {
            return initial;
        }
        ClientConfiguration config = new ClientConfiguration();
        ProxyConfiguration proxy = Jenkins.get().proxy;
        if (proxy != null) {
            config.setProxyHost(proxy.name);
            config.setProxyPort(proxy.port);
            config.setProxyUsername(proxy.getUserName());
        }
        AWSSecurityTokenService client = AWSSecurityTokenServiceClientBuilder.standard()
                .withCredentials(new AWSStaticCredentialsProvider(initial))
                .withClientConfiguration(config)
                .withRegion(System.getProperty("aws.region", "us-east-1"))
                .build();
        AssumeRoleRequest request = createAssumeRoleRequest(iamRoleArn)
                .withDurationSeconds(duration == null ? STS_CREDENTIALS_DURATION_SECONDS : duration);
        AssumeRoleResult result = client.assumeRole(request);
        return new BasicSessionCredentials(result.getCredentials().getAccessKeyId(),
                result.getCredentials().getSecretAccessKey(),
                result.getCredentials().getSessionToken());
    }

    private static AssumeRoleRequest createAssumeRoleRequest(String iamRoleArn) {
        return new AssumeRoleRequest().withRoleArn(iamRoleArn).withRoleSessionName("Jenkins");
    }

    @Extension
    public static class DescriptorImpl extends BaseStepDescriptor {
        @Override
        public String getDisplayName() {
            return "AWS credentials";
        }

        public FormValidation doCheckSecretKey(@QueryParameter("accessKey") final String accessKey,
                                               @QueryParameter final String value) {
            if (StringUtils.isBlank(accessKey) && StringUtils.isBlank(value)) {
                return FormValidation.ok();
            }
            try {
                new AwsCredentialsStep(null, accessKey, Secret.fromString(value).getPlainText()).getCredentials();
                return FormValidation.ok("valid");
            } catch (AmazonServiceException e) {
                return FormValidation.warning("%s: %s", e.getErrorCode(), e.getMessage());
            }
        }
    }
}
