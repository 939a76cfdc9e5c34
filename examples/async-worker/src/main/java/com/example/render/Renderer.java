package com.example.render;

import java.util.concurrent.CompletableFuture;

/** Draws scenes. */
public interface Renderer {

  /**
   * Begins to draw a scene.
   *
   * @return where the image is, some hours later
   */
  CompletableFuture<String> render(String scene);
}
