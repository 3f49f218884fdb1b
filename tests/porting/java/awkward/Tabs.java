package a;

public class Tabs
{
	private String	a;

	public String get()
	{
		if (a == null)
		{
			return "";
		}
		else
		{
			return a;
		}
	}
}
