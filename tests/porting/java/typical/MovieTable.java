package com.acme.dynamo;

import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
import com.amazonaws.services.dynamodbv2.model.*;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

public class MovieTable {
    private static final String TABLE = "Movies";
    private final AmazonDynamoDB client;

    public MovieTable(String endpoint) {
        this.client = AmazonDynamoDBClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(endpoint, "us-west-2"))
                .build();
    }

    public void create() throws InterruptedException {
        try {
            client.createTable(new CreateTableRequest()
                    .withTableName(TABLE)
                    .withKeySchema(new KeySchemaElement("year", KeyType.HASH), new KeySchemaElement("title", KeyType.RANGE))
                    .withAttributeDefinitions(new AttributeDefinition("year", ScalarAttributeType.N),
                            new AttributeDefinition("title", ScalarAttributeType.S))
                    .withProvisionedThroughput(new ProvisionedThroughput(10L, 10L)));
        } catch (ResourceInUseException e) {
            System.out.println("already there");
        }
        String status = "";
        while (!"ACTIVE".equals(status)) {
            status = client.describeTable(TABLE).getTable().getTableStatus();
            Thread.sleep(500);
        }
    }

    public void put(int year, String title, double rating) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("year", new AttributeValue().withN(Integer.toString(year)));
        item.put("title", new AttributeValue(title));
        item.put("rating", new AttributeValue().withN(String.valueOf(rating)));
        client.putItem(TABLE, item);
    }

    public List<String> titles(int year) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":y", new AttributeValue().withN("" + year));
        QueryRequest query = new QueryRequest(TABLE)
                .withKeyConditionExpression("#y = :y")
                .withExpressionAttributeNames(Collections.singletonMap("#y", "year"))
                .withExpressionAttributeValues(values);
        QueryResult result = client.query(query);
        return result.getItems().stream()
                .map(item -> item.get("title").getS())
                .collect(Collectors.toList());
    }

    public double averageRating() {
        double sum = 0;
        int count = 0;
        Map<String, AttributeValue> last = null;
        do {
            ScanResult page = client.scan(new ScanRequest(TABLE).withExclusiveStartKey(last));
            for (Map<String, AttributeValue> item : page.getItems()) {
                sum += Double.parseDouble(item.get("rating").getN());
                count++;
            }
            last = page.getLastEvaluatedKey();
        } while (last != null);
        return count == 0 ? 0 : sum / count;
    }

    public static void main(String[] args) throws Exception {
        MovieTable table = new MovieTable(args.length > 0 ? args[0] : "http://localhost:8000");
        table.create();
        table.put(2015, "The Big New Movie", 7.5);
        for (String title : table.titles(2015)) {
            System.out.printf("%d: %s%n", 2015, title);
        }
        System.out.println("average " + table.averageRating());
    }
}
