package dev.headgate.runtime.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The updater of a checkpoint: a configuration of ND4J's as Java serialises it. It is not looked at
 * before the first update, so a model that only serves does not need ND4J for it.
 */
public final class SavedUpdater implements Updater {

  /** No class but configurations of updaters and what they are made of, whatever a file says. */
  private static final ObjectInputFilter FILTER =
      ObjectInputFilter.Config.createFilter(
          "org.nd4j.linalg.learning.config.*;org.nd4j.linalg.schedule.*;"
              + "java.lang.*;java.util.*;maxdepth=10;maxbytes=100000;!*");

  private final byte[] configuration;
  private @Nullable Updater updater;

  /**
   * @param configuration what {@link Updater#configuration} answered
   */
  public SavedUpdater(byte[] configuration) {
    this.configuration = configuration.clone();
  }

  @Override
  public int stateSize() {
    return updater().stateSize();
  }

  @Override
  public float initialState(int index) {
    return updater().initialState(index);
  }

  @Override
  public void update(
      float[] parameters, int p, float[] gradients, int g, int n, float[][] state, int iteration) {
    updater().update(parameters, p, gradients, g, n, state, iteration);
  }

  private Updater updater() {
    Updater made = updater == null ? Updater.of(read(configuration)) : updater;
    updater = made;
    return made;
  }

  @Override
  public byte[] configuration() {
    return configuration.clone();
  }

  static byte[] write(IUpdater configuration) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(configuration);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the updater "
              + configuration.getClass().getSimpleName()
              + " cannot be saved, perhaps because its schedule is not serializable",
          e);
    }
    return bytes.toByteArray();
  }

  private static IUpdater read(byte[] configuration) {
    try (ObjectInputStream objects =
        new ObjectInputStream(new ByteArrayInputStream(configuration))) {
      objects.setObjectInputFilter(FILTER);
      return (IUpdater) objects.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      throw new IllegalStateException(
          "the checkpoint's updater cannot be read here: give one with builder().updater(...)"
              + ".load(path)",
          e);
    }
  }
}
