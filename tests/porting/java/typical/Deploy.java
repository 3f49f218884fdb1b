import java.io.*;
import java.util.*;
import java.util.zip.*;

import com.amazonaws.services.lambda.*;
import com.amazonaws.services.lambda.model.*;
import com.amazonaws.services.s3.transfer.*;

/* Old style: default package, everything static. */
public class Deploy
{
	static AWSLambda lambda = AWSLambdaClientBuilder.defaultClient();
	static Scanner in = new Scanner(System.in);
	static int verbose;

	static void usage(PrintStream to, int code) {
		to.println("usage: Deploy [-v] name bucket file...");
		System.exit(code);
	}

	public static void main(String argv[]) throws Exception
	{
		int i = 0;
		for (; i < argv.length && argv[i].startsWith("-"); i++)
			if (argv[i].equals("-v")) verbose++;
			else usage(System.err, 2);
		if (argv.length - i < 3) usage(System.err, 2);
		String name = argv[i++], bucket = argv[i++];
		System.out.print("Deploy " + name + "? ");
		String answer = in.nextLine();
		if (answer.length() == 0 || Character.toLowerCase(answer.charAt(0)) != 'y') return;

		TransferManager tm = TransferManagerBuilder.defaultTransferManager();
		long bytes = 0;
		try {
			for (; i < argv.length; i++) {
				File file = new File(argv[i]);
				if (!file.isFile()) { System.err.println(file + ": no file"); continue; }
				Upload upload = tm.upload(bucket, file.getName(), file);
				upload.waitForCompletion();
				bytes += file.length();
				if (verbose > 0) System.out.println(file.getName() + " " + file.length() / 1024 + "k");
			}
		} finally {
			tm.shutdownNow();
		}
		UpdateFunctionCodeResult result = lambda.updateFunctionCode(new UpdateFunctionCodeRequest()
			.withFunctionName(name).withS3Bucket(bucket).withS3Key("code.zip").withPublish(true));
		System.out.println(result.getVersion() + "\t" + bytes + "\t" + new Date());
		Map<String, List<Integer>> m = new HashMap<String, List<Integer>>() {{ put("a", Arrays.asList(1, 2)); }};
		int sum = 0;
		for (List<Integer> l : m.values()) for (int n : l) sum += n;
		byte[] data = {1, 2, (byte) 0xff};
		int[][] grid = new int[2][3];
		grid[1][2] = sum > 2 ? 1 : 0;
		System.out.println(sum + data.length + grid[1][2]);
	}
}
