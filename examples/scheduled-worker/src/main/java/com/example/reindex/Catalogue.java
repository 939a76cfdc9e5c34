package com.example.reindex;

/** What is searched for, page by page. */
public interface Catalogue {

  int pages();

  /** Puts the products of one page into the search index, which takes up to a minute. */
  void index(int page) throws InterruptedException;
}
