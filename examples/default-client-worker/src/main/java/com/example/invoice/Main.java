package com.example.invoice;

/** {@code java com.example.invoice.Main ACTIVITY_ARN}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    new InvoiceWorker(args[0], invoice -> System.out.println("Would mail invoice " + invoice))
        .run();
  }
}
