package dev.holter.internal.template;

/**
 * Where everything is deployed: the partition, region and account of the world.
 *
 * @param partition such as {@code aws}
 * @param region such as {@code us-east-1}
 * @param account twelve digits
 */
public record Target(String partition, String region, String account) {

  String arn(String service, String rest) {
    return String.join(":", "arn", partition, service, region, account, rest);
  }

  String activity(String name) {
    return arn("states", "activity:" + name);
  }

  String stateMachine(String name) {
    return arn("states", "stateMachine:" + name);
  }

  /** Returns the ARN of the function with a name. */
  public String function(String name) {
    return arn("lambda", "function:" + name);
  }

  String topic(String name) {
    return arn("sns", name);
  }

  String queueUrl(String name) {
    return "https://sqs." + region + "." + urlSuffix() + "/" + account + "/" + name;
  }

  String urlSuffix() {
    return partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
  }
}
