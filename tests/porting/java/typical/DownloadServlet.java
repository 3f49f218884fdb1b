package com.acme.web;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.AmazonS3Exception;
import com.amazonaws.services.s3.model.S3Object;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.util.Enumeration;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

@WebServlet("/download/*")
public class DownloadServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private transient AmazonS3 s3;
    private String bucket;

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        bucket = config.getInitParameter("bucket");
        s3 = (AmazonS3) config.getServletContext().getAttribute("s3");
        if (s3 == null) throw new ServletException("no client");
    }

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws ServletException, IOException {
        HttpSession session = req.getSession(false);
        if (session == null || session.getAttribute("user") == null) {
            resp.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        for (Enumeration<String> names = req.getHeaderNames(); names.hasMoreElements();) {
            String name = names.nextElement();
            log(name + ": " + req.getHeader(name));
        }
        String key = req.getPathInfo().substring(1);
        S3Object object = null;
        try {
            object = s3.getObject(bucket, key);
            resp.setContentType(object.getObjectMetadata().getContentType());
            resp.setHeader("Content-Disposition", "attachment; filename=\"" + URLEncoder.encode(key, "UTF-8") + "\"");
            InputStream in = object.getObjectContent();
            OutputStream out = resp.getOutputStream();
            byte[] buffer = new byte[8192];
            int read;
            while ((read = in.read(buffer)) != -1) {
                out.write(buffer, 0, read);
            }
            out.flush();
        } catch (AmazonS3Exception e) {
            resp.sendError("NoSuchKey".equals(e.getErrorCode()) ? 404 : 502, e.getErrorMessage());
        } finally {
            if (object != null) {
                object.close();
            }
        }
    }
}
