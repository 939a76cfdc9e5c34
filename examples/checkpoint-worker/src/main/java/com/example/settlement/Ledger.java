package com.example.settlement;

/** Where payments are booked; nothing counts before it is committed. */
public interface Ledger {

  /** Books one batch of the day's payments; how long that takes depends on who else books. */
  void book(int batch);

  void commit();

  void rollback();
}
