AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.defaultClient();
int n = 1;
if (n > 0) {
    System.out.println("x" + n);
}
