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
 * The updater of a checkpoint: the name of the configuration's class and the configuration, as Java
 * serialises them. It is not looked at before the first update, so a model that only serves does
 * not need ND4J for it.
 */
public final class SavedUpdater implements Updater {

  /**
   * No class but configurations of updaters and what they are made of, whatever a file says. All by
   * name: this class is loaded where ND4J is not there.
   */
  private static final ObjectInputFilter FILTER =
      ObjectInputFilter.Config.createFilter(
          "org.nd4j.linalg.learning.config.*;org.nd4j.linalg.schedule.*;"
              + "dev.headgate.runtime.train.AdamW;"
              + "java.lang.*;java.util.*;maxdepth=10;maxbytes=100000;!*");

  private final byte[] configuration;
  private @Nullable Updater updater;

  /**
   * @param configuration what {@link Updater#configuration} answered
   */
  public SavedUpdater(byte[] configuration) {
    this.configuration = configuration.clone();
  }

  private Updater updater() {
    if (updater == null) {
      updater = Updater.of(read(configuration));
    }
    return updater;
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

  @Override
  public byte[] configuration() {
    return configuration.clone();
  }

  static byte[] write(IUpdater configuration) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeUTF(configuration.getClass().getName());
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

  /**
   * The name of the class of a configuration: updaters of the same have use for each other's state.
   * The class need not be there.
   *
   * @throws IllegalStateException if the bytes hold no configuration
   */
  public static String rule(byte[] configuration) {
    try (ObjectInputStream objects = open(configuration)) {
      return objects.readUTF();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static IUpdater read(byte[] configuration) {
    try (ObjectInputStream objects = open(configuration)) {
      objects.readUTF();
      return (IUpdater) objects.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      throw unreadable(e);
    }
  }

  private static ObjectInputStream open(byte[] configuration) throws IOException {
    ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(configuration));
    objects.setObjectInputFilter(FILTER);
    return objects;
  }

  private static IllegalStateException unreadable(Exception cause) {
    return new IllegalStateException(
        "the checkpoint's updater cannot be read here: give one with builder().updater(...)"
            + ".load(path)",
        cause);
  }
}
