package dev.headgate.runtime.kernel;

/**
 * Plain Java: correct everywhere, and for the few elements at the end of a stretch that do not fill
 * a vector.
 */
public final class ScalarUpdates implements UpdateRules {

  /** Keeps {@link Update#adaMax} from dividing by zero, as ND4J does. */
  public static final float TINY = 1e-32f;

  private static float root(float x) {
    return (float) Math.sqrt(x); // exact: the nearest float to the root
  }

  @Override
  public void nesterovs(
      int count,
      float rate,
      float momentum,
      float[] gradient,
      float[] velocity,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float before = momentum * velocity[i];
      float v = before - rate * g;
      velocity[i] = v;
      parameter[i + offset] += (1f + momentum) * v - before;
    }
  }

  @Override
  public void adam(
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float[] gradient,
      float[] mean,
      float[] square,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float m = beta1 * mean[i] + (1f - beta1) * g;
      mean[i] = m;
      float v = beta2 * square[i] + (1f - beta2) * (g * g);
      square[i] = v;
      parameter[i + offset] -= rate * m / (root(v) + epsilon);
    }
  }

  @Override
  public void adaMax(
      int count,
      float rate,
      float beta1,
      float beta2,
      float[] gradient,
      float[] mean,
      float[] norm,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float m = beta1 * mean[i] + (1f - beta1) * g;
      mean[i] = m;
      float u = Math.max(beta2 * norm[i], Math.abs(g)) + TINY;
      norm[i] = u;
      parameter[i + offset] -= rate * m / u;
    }
  }

  @Override
  public void amsGrad(
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float[] gradient,
      float[] mean,
      float[] square,
      float[] largest,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float m = beta1 * mean[i] + (1f - beta1) * g;
      mean[i] = m;
      float v = beta2 * square[i] + (1f - beta2) * (g * g);
      square[i] = v;
      float h = Math.max(largest[i], v);
      largest[i] = h;
      parameter[i + offset] -= rate * m / (root(h) + epsilon);
    }
  }

  @Override
  public void nadam(
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float[] gradient,
      float[] mean,
      float[] square,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float m = beta1 * mean[i] + (1f - beta1) * g;
      mean[i] = m;
      float v = beta2 * square[i] + (1f - beta2) * (g * g);
      square[i] = v;
      float ahead = beta1 * m + (1f - beta1) * g;
      parameter[i + offset] -= rate * ahead / (root(v) + epsilon);
    }
  }

  @Override
  public void adaBelief(
      int count,
      float rate,
      float beta1,
      float beta2,
      float epsilon,
      float[] gradient,
      float[] mean,
      float[] surprise,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float m = beta1 * mean[i] + (1f - beta1) * g;
      mean[i] = m;
      float s = beta2 * surprise[i] + (1f - beta2) * ((g - m) * (g - m)) + epsilon;
      surprise[i] = s;
      parameter[i + offset] -= rate * m / (root(s) + epsilon);
    }
  }

  @Override
  public void adaGrad(
      int count,
      float rate,
      float epsilon,
      float[] gradient,
      float[] sum,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float s = sum[i] + g * g;
      sum[i] = s;
      parameter[i + offset] -= rate * g / (root(s) + epsilon);
    }
  }

  @Override
  public void adaDelta(
      int count,
      float decay,
      float epsilon,
      float[] gradient,
      float[] square,
      float[] step,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float v = decay * square[i] + (1f - decay) * (g * g);
      square[i] = v;
      float x = step[i];
      float d = g * (root(x + epsilon) / root(v + epsilon));
      step[i] = decay * x + (1f - decay) * (d * d);
      parameter[i + offset] -= d;
    }
  }

  @Override
  public void rmsProp(
      int count,
      float rate,
      float decay,
      float epsilon,
      float[] gradient,
      float[] square,
      int at,
      float[] parameter,
      int parameterAt) {
    int offset = parameterAt - at;
    for (int i = at; i < at + count; i++) {
      float g = gradient[i];
      float v = decay * square[i] + (1f - decay) * (g * g);
      square[i] = v;
      parameter[i + offset] -= rate * g / (root(v) + epsilon);
    }
  }
}
