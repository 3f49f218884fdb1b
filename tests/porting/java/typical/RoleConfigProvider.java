package com.acme.connect;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** AWS credentials provider that assumes a role, for a sink connector. */
public class RoleConfigProvider implements AWSCredentialsProvider, Configurable {

  public static final String ROLE_EXTERNAL_ID_CONFIG = "sts.role.external.id";
  public static final String ROLE_ARN_CONFIG = "sts.role.arn";
  public static final String ROLE_SESSION_NAME_CONFIG = "sts.role.session.name";

  private static final ConfigDef STS_CONFIG_DEF = new ConfigDef()
      .define(
          ROLE_EXTERNAL_ID_CONFIG,
          ConfigDef.Type.STRING,
          ConfigDef.Importance.MEDIUM,
          "The role external ID used when retrieving session credentials under an assumed role."
      ).define(
          ROLE_ARN_CONFIG,
          ConfigDef.Type.STRING,
          ConfigDef.Importance.HIGH,
          "Role ARN to use when starting a session."
      );

  private String roleArn;
  private String roleExternalId;
  private String roleSessionName;
  private volatile STSAssumeRoleSessionCredentialsProvider stsCredentialProvider;

  @Override
  public void configure(Map<String, ?> configs) {
    AbstractConfig config = new AbstractConfig(STS_CONFIG_DEF, configs);
    roleArn = config.getString(ROLE_ARN_CONFIG);
    roleExternalId = config.getString(ROLE_EXTERNAL_ID_CONFIG);
    roleSessionName = (String) configs.get(ROLE_SESSION_NAME_CONFIG);
    if (roleArn == null || !roleArn.toLowerCase(Locale.ENGLISH).startsWith("arn:")) {
      throw new ConfigException(ROLE_ARN_CONFIG, roleArn, "is no ARN");
    }
    stsCredentialProvider = new STSAssumeRoleSessionCredentialsProvider
        .Builder(roleArn, roleSessionName)
        .withStsClient(AWSSecurityTokenServiceClientBuilder.defaultClient())
        .withExternalId(roleExternalId)
        .build();
  }

  @Override
  public AWSCredentials getCredentials() {
    return stsCredentialProvider.getCredentials();
  }

  @Override
  public void refresh() {
    // Nothing to do really, since we acquire a token every session.
  }

  protected String getRoleArn() {
    return this.roleArn;
  }
}
