package com.acme.i18n;

import com.amazonaws.services.sns.AmazonSNS;
import com.amazonaws.services.sns.AmazonSNSClientBuilder;
import com.amazonaws.services.sns.model.MessageAttributeValue;
import com.amazonaws.services.sns.model.PublishRequest;
import java.util.HashMap;
import java.util.Map;

/** Schickt Grüße — 挨拶を送る。 */
public class Grüßer {
    private static final String GRUSS = "Grüß Gott, \u4e16\u754c \"Welt\"\t\u00a9";
    private final AmazonSNS sns = AmazonSNSClientBuilder.standard().withRegion("eu-central-1").build();

    // öffentlich: 送信
    public String grüße(String nummer) {
        Map<String, MessageAttributeValue> attribute = new HashMap<>();
        attribute.put("AWS.SNS.SMS.SenderID", new MessageAttributeValue().withStringValue("Grüßer").withDataType("String"));
        return sns.publish(new PublishRequest().withMessage(GRUSS).withPhoneNumber(nummer)
                .withMessageAttributes(attribute)).getMessageId();
    }

    public static void main(String[] args) {
        System.out.println(new Grüßer().grüße(args[0]));
    }
}
