package com.example.invoice;

/** Sends mails. */
public interface MailRelay {
  void send(int invoice) throws InterruptedException;
}
