package com.acme;

import java.io.*;
import java.nio.file.Files;
import java.nio.file.Paths;

public class Resources {
    String read(String path) throws IOException {
        try (BufferedReader reader = new BufferedReader(new FileReader(path))) {
            StringBuilder all = new StringBuilder();
            String line;
            while ((line = reader.readLine()) != null) {
                all.append(line).append("\n");
            }
            return all.toString();
        }
    }

    byte[] bytes(String path) {
        try (InputStream in = new FileInputStream(new File(path)); OutputStream out = new FileOutputStream("x")) {
            return Files.readAllBytes(Paths.get(path));
        } catch (IOException e) {
            return null;
        }
    }
}
