package com.acme;

import java.io.IOException;

public class Exceptions2 {
    static class OwnException extends RuntimeException {
        private final int code;

        OwnException(String message, Throwable cause, int code) {
            super(message, cause);
            this.code = code;
        }
    }

    void fail(int n) throws IOException, OwnException {
        try {
            Integer.parseInt("x");
            if (n > 1) throw new IOException("io");
        } catch (NumberFormatException | NullPointerException e) {
            throw new OwnException("bad " + e.getMessage(), e, 3);
        } catch (IOException e) {
            e.printStackTrace();
            throw e;
        } catch (Exception ignored) {
        } finally {
            n = 0;
        }
    }
}
