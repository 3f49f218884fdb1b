package a;

public class Escapes {
    String caf\u00e9 = "\u0041\uuu0042 \ud83d\ude00 \0 \7";
    char c = '\u0022';
    String \u0061b = "\\u0041";
    String ue = "x y";
}
