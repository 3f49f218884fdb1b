package com.acme.vault;

import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Credentials that a command prints as JSON.
 *
 * @author someone
 */
public class VaultProvider implements AWSCredentialsProvider {
    private static final Logger LOGGER = Logger.getLogger(VaultProvider.class.getName());
    private static final Duration EARLY = Duration.ofSeconds(90);

    private final Path file;
    private AWSCredentials held;
    private Instant expires = Instant.EPOCH;

    public VaultProvider() {
        this(Paths.get(System.getProperty("user.home"), ".vault", "aws.json"));
    }

    public VaultProvider(Path file) {
        this.file = file;
    }

    @Override
    public AWSCredentials getCredentials() {
        if (held == null || Instant.now().plus(EARLY).isAfter(expires)) {
            refresh();
        }
        return held;
    }

    /** Reads the file anew. */
    @Override
    public void refresh() {
        try {
            JsonObject root = new Gson().fromJson(read(), JsonObject.class);
            String id = root.get("AccessKeyId").getAsString();
            String secret = root.get("SecretAccessKey").getAsString();
            if (root.has("SessionToken")) {
                held = new BasicSessionCredentials(id, secret, root.get("SessionToken").getAsString());
                expires = Instant.parse(root.get("Expiration").getAsString());
            } else {
                held = new BasicAWSCredentials(id, secret);
                expires = Instant.now().plusSeconds(3600);
            }
            LOGGER.log(Level.FINE, "credentials until {0}", expires);
        } catch (IOException e) {
            throw new SdkClientException("cannot read " + file, e);
        }
    }

    private String read() throws IOException {
        StringBuilder text = new StringBuilder();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + file + ")";
    }
}
