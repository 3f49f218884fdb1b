package com.acme.search;

import com.amazonaws.DefaultRequest;
import com.amazonaws.auth.AWS4Signer;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.Signer;
import com.amazonaws.http.HttpMethodName;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.http.Header;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.NameValuePair;
import org.apache.http.client.utils.URIBuilder;
import org.apache.http.message.BasicHeader;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;

/** Signs requests of Apache's client. */
public class SigningInterceptor implements HttpRequestInterceptor {
    private final String service;
    private final Signer signer;
    private final AWSCredentialsProvider credentials;

    public SigningInterceptor(final String service, final String region, final AWSCredentialsProvider credentials) {
        AWS4Signer aws = new AWS4Signer();
        aws.setServiceName(service);
        aws.setRegionName(region);
        this.service = service;
        this.signer = aws;
        this.credentials = credentials;
    }

    @Override
    public void process(final HttpRequest request, final HttpContext context) throws HttpException, IOException {
        URIBuilder uriBuilder;
        try {
            uriBuilder = new URIBuilder(request.getRequestLine().getUri());
        } catch (URISyntaxException e) {
            throw new IOException("Invalid URI", e);
        }
        DefaultRequest<?> signable = new DefaultRequest<>(service);
        HttpHost host = (HttpHost) context.getAttribute(HttpCoreContext.HTTP_TARGET_HOST);
        if (host != null) {
            signable.setEndpoint(URI.create(host.toURI()));
        }
        signable.setHttpMethod(HttpMethodName.fromValue(request.getRequestLine().getMethod()));
        signable.setResourcePath(uriBuilder.getPath());
        signable.setParameters(params(uriBuilder.getQueryParams()));
        signable.setHeaders(headers(request.getAllHeaders()));
        signer.sign(signable, credentials.getCredentials());
        Header[] signed = new Header[signable.getHeaders().size()];
        int i = 0;
        for (Map.Entry<String, String> entry : signable.getHeaders().entrySet()) {
            signed[i++] = new BasicHeader(entry.getKey(), entry.getValue());
        }
        request.setHeaders(signed);
    }

    private static Map<String, List<String>> params(List<NameValuePair> params) {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (NameValuePair nvp : params) {
            List<String> values = map.computeIfAbsent(nvp.getName(), k -> new ArrayList<>());
            values.add(nvp.getValue());
        }
        return map;
    }

    private static Map<String, String> headers(Header[] headers) {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : headers) {
            if (!skips(header)) {
                map.put(header.getName(), header.getValue());
            }
        }
        return map;
    }

    private static boolean skips(final Header header) {
        return ("content-length".equalsIgnoreCase(header.getName()) && "0".equals(header.getValue()))
                || "host".equalsIgnoreCase(header.getName());
    }
}
