package com.acme;

public class TextBlocks {
    String policy(String arn) {
        return """
            {
              "Version": "2012-10-17",
              "Resource": "%s\t"
            }
            """.formatted(arn);
    }

    String empty = """
        """;
}
