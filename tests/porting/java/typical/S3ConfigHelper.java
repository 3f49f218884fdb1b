package com.acme.spark;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSSessionCredentials;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider;
import com.amazonaws.auth.profile.ProfileCredentialsProvider;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.google.common.base.Preconditions;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableMap;
import java.net.URI;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets what S3A needs in a Hadoop configuration.
 *
 * <p>Options come first from the job, then from the environment.
 */
public final class S3ConfigHelper {
  private static final Logger LOG = LoggerFactory.getLogger(S3ConfigHelper.class);
  private static final Map<String, String> KEYS = ImmutableMap.of(
      "access", "fs.s3a.access.key",
      "secret", "fs.s3a.secret.key",
      "token", "fs.s3a.session.token");

  private S3ConfigHelper() {}

  /**
   * Applies credentials.
   *
   * @param spark the session
   * @param options of the job
   * @return the same session
   */
  public static SparkSession configure(SparkSession spark, Map<String, String> options) {
    Preconditions.checkNotNull(spark, "spark");
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    AWSCredentials credentials = provider(options).getCredentials();
    conf.set(KEYS.get("access"), credentials.getAWSAccessKeyId());
    conf.set(KEYS.get("secret"), credentials.getAWSSecretKey());
    if (credentials instanceof AWSSessionCredentials) {
      conf.set(KEYS.get("token"), ((AWSSessionCredentials) credentials).getSessionToken());
      conf.set("fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider");
    }
    String endpoint = options.getOrDefault("endpoint", System.getenv("S3_ENDPOINT"));
    if (!Strings.isNullOrEmpty(endpoint)) {
      conf.set("fs.s3a.endpoint", endpoint);
      conf.setBoolean("fs.s3a.path.style.access", true);
    }
    conf.setInt("fs.s3a.connection.maximum", Integer.parseInt(options.getOrDefault("connections", "64")));
    return spark;
  }

  private static AWSCredentialsProvider provider(Map<String, String> options) {
    String role = options.get("role");
    if (role != null) {
      LOG.info("assuming {}", role);
      return new STSAssumeRoleSessionCredentialsProvider.Builder(role, "spark-" + System.currentTimeMillis())
          .withStsClient(AWSSecurityTokenServiceClientBuilder.standard()
              .withRegion(options.getOrDefault("region", "us-east-1"))
              .build())
          .build();
    }
    return options.containsKey("profile")
        ? new ProfileCredentialsProvider(options.get("profile"))
        : DefaultAWSCredentialsProviderChain.getInstance();
  }

  public static boolean exists(Configuration conf, String location) throws java.io.IOException {
    Path path = new Path(location);
    try (FileSystem fs = FileSystem.newInstance(URI.create(location), conf)) {
      return fs.exists(path);
    }
  }
}
