package com.acme.files.service;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.HttpMethod;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.*;
import com.amazonaws.util.IOUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

@Service
public class S3FileStore {
    private static final Logger LOGGER = LoggerFactory.getLogger(S3FileStore.class);
    private static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

    @Autowired
    private AmazonS3 s3;

    @Value("${files.bucket}")
    private String bucket;

    /** Stores bytes under a new key and returns the key. */
    public String put(String folder, String name, byte[] content, String contentType) {
        String key = folder + "/" + UUID.randomUUID() + "-" + name.replaceAll("[^A-Za-z0-9._-]", "_");
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.setContentLength(content.length);
        metadata.setContentType(contentType);
        metadata.addUserMetadata("original-name", name);
        try (InputStream in = new ByteArrayInputStream(content)) {
            PutObjectResult result = s3.putObject(new PutObjectRequest(bucket, key, in, metadata));
            LOGGER.debug("etag of {}: {}", key, result.getETag());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
        return key;
    }

    public byte[] get(String key) throws IOException {
        try (S3Object object = s3.getObject(bucket, key)) {
            return IOUtils.toByteArray(object.getObjectContent());
        } catch (AmazonS3Exception e) {
            if (e.getStatusCode() == 404) {
                return null;
            }
            throw e;
        }
    }

    public List<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        ListObjectsV2Request request = new ListObjectsV2Request().withBucketName(bucket).withPrefix(prefix);
        ListObjectsV2Result result;
        do {
            result = s3.listObjectsV2(request);
            for (S3ObjectSummary summary : result.getObjectSummaries()) {
                if (summary.getSize() > 0) {
                    keys.add(summary.getKey());
                }
            }
            request.setContinuationToken(result.getNextContinuationToken());
        } while (result.isTruncated());
        return keys;
    }

    public URL link(String key) {
        Date until = Date.from(Instant.now().plus(LINK_LIFETIME));
        return s3.generatePresignedUrl(new GeneratePresignedUrlRequest(bucket, key)
                .withMethod(HttpMethod.GET)
                .withExpiration(until));
    }

    public boolean delete(String key) {
        try {
            s3.deleteObject(bucket, key);
            return true;
        } catch (AmazonServiceException e) {
            LOGGER.warn("cannot delete " + key + ": " + e.getErrorMessage());
            return false;
        }
    }

    public long totalSize(String prefix) {
        long total = 0L;
        for (S3ObjectSummary each : s3.listObjects(bucket, prefix).getObjectSummaries()) total += each.getSize();
        return total;
    }
}
