package com.acme.secrets;

import com.amazonaws.services.secretsmanager.AWSSecretsManager;
import com.amazonaws.services.secretsmanager.AWSSecretsManagerClientBuilder;
import com.amazonaws.services.secretsmanager.model.GetSecretValueRequest;
import com.amazonaws.services.secretsmanager.model.GetSecretValueResult;
import com.amazonaws.services.secretsmanager.model.ResourceNotFoundException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps secrets for a while. */
public class SecretCache {

    private static class Entry {
        final String value;
        final long until;

        Entry(String value, long until) {
            this.value = value;
            this.until = until;
        }

        boolean isFresh(long now) {
            return now < until;
        }
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static volatile SecretCache instance;

    private final AWSSecretsManager client;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final long lifetime = TimeUnit.MINUTES.toMillis(10);
    private Supplier<Long> clock = System::currentTimeMillis;

    public SecretCache(AWSSecretsManager client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    public static SecretCache getInstance() {
        if (instance == null) {
            instance = new SecretCache(AWSSecretsManagerClientBuilder.defaultClient());
        }
        return instance;
    }

    public Optional<String> find(String id) {
        long now = clock.get();
        Entry held = entries.get(id);
        if (held != null && held.isFresh(now)) {
            return Optional.of(held.value);
        }
        try {
            GetSecretValueResult result = client.getSecretValue(new GetSecretValueRequest().withSecretId(id));
            String value = result.getSecretString() != null
                    ? result.getSecretString()
                    : new String(Base64.getDecoder().decode(result.getSecretBinary()).array());
            entries.put(id, new Entry(value, now + lifetime));
            return Optional.of(value);
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    public Properties asProperties(String id) throws JsonProcessingException {
        Properties properties = new Properties();
        JsonNode root = MAPPER.readTree(find(id).orElse("{}"));
        Iterator<Map.Entry<String, JsonNode>> fields = root.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            properties.setProperty(field.getKey(), field.getValue().asText());
        }
        return properties;
    }

    public String require(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no secret " + id));
    }

    public int size() {
        return entries.size();
    }

    void clear() {
        entries.clear();
    }
}
