package com.example.settlement;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;

/** The ledger in the database. */
final class SqlLedger implements Ledger {

  private final Connection connection;

  SqlLedger(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void book(int batch) {
    run(
        () -> {
          try (CallableStatement call = connection.prepareCall("{call book_batch(?)}")) {
            call.setInt(1, batch);
            call.execute();
          }
        });
  }

  @Override
  public void commit() {
    run(connection::commit);
  }

  @Override
  public void rollback() {
    run(connection::rollback);
  }

  private interface Statement {
    void run() throws SQLException;
  }

  private static void run(Statement statement) {
    try {
      statement.run();
    } catch (SQLException broken) {
      throw new IllegalStateException("The ledger does not work", broken);
    }
  }
}
