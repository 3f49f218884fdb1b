package aws.example.ec2;

import com.amazonaws.services.ec2.AmazonEC2;
import com.amazonaws.services.ec2.AmazonEC2ClientBuilder;
import com.amazonaws.services.ec2.model.DescribeInstancesRequest;
import com.amazonaws.services.ec2.model.DescribeInstancesResult;
import com.amazonaws.services.ec2.model.Filter;
import com.amazonaws.services.ec2.model.Instance;
import com.amazonaws.services.ec2.model.Reservation;
import com.amazonaws.services.ec2.model.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Describes all EC2 instances associated with an AWS account
 */
public class InstanceLister
{
    public static void main(String[] args)
    {
        final String USAGE =
            "To run this example, supply a state\n" +
            "Ex: InstanceLister <state>\n";

        if (args.length != 1) {
            System.out.println(USAGE);
            System.exit(1);
        }

        final AmazonEC2 ec2 = AmazonEC2ClientBuilder.defaultClient();
        boolean done = false;
        Map<String, Integer> byType = new TreeMap<>();

        DescribeInstancesRequest request = new DescribeInstancesRequest()
            .withFilters(new Filter("instance-state-name").withValues(args[0]));
        while(!done) {
            DescribeInstancesResult response = ec2.describeInstances(request);

            for(Reservation reservation : response.getReservations()) {
                for(Instance instance : reservation.getInstances()) {
                    System.out.printf(
                        "Found instance with id %s, " +
                        "AMI %s, " +
                        "type %s, " +
                        "state %s " +
                        "and monitoring state %s",
                        instance.getInstanceId(),
                        instance.getImageId(),
                        instance.getInstanceType(),
                        instance.getState().getName(),
                        instance.getMonitoring().getState());
                    String type = instance.getInstanceType();
                    byType.put(type, byType.containsKey(type) ? byType.get(type) + 1 : 1);
                    List<Tag> tags = instance.getTags();
                    String name = tags.stream().filter(t -> "Name".equals(t.getKey())).map(Tag::getValue).findFirst().orElse("-");
                    System.out.println(" named " + name);
                }
            }

            request.setNextToken(response.getNextToken());

            if(response.getNextToken() == null) {
                done = true;
            }
        }
        for (Map.Entry<String, Integer> entry : byType.entrySet()) {
            System.out.println(entry.getKey() + "\t" + entry.getValue());
        }
        String biggest = byType.entrySet().stream()
            .max(Comparator.comparing(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .orElse(null);
        System.out.println("most: " + biggest + ", all: " + byType.keySet().stream().collect(Collectors.joining(", ")));
    }
}
