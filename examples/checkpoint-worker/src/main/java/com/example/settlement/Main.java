package com.example.settlement;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** {@code java com.example.settlement.Main ACTIVITY_ARN JDBC_URL}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws SQLException {
    try (SfnClient client = SfnClient.create();
        Connection connection = DriverManager.getConnection(args[1])) {
      connection.setAutoCommit(false);
      new SettlementWorker(client, args[0], new SqlLedger(connection)).run();
    }
  }
}
