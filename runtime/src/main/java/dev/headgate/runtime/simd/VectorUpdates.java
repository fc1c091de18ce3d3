package dev.headgate.runtime.simd;

import static dev.headgate.runtime.kernel.ScalarUpdates.TINY;
import static dev.headgate.runtime.simd.Lanes.LENGTH;
import static dev.headgate.runtime.simd.Lanes.SPECIES;

import dev.headgate.runtime.kernel.ScalarUpdates;
import dev.headgate.runtime.kernel.UpdateRules;
import jdk.incubator.vector.FloatVector;

/** Rules of updates: whole vectors, then the elements left over in scalar code. */
final class VectorUpdates implements UpdateRules {

  private final UpdateRules scalar = new ScalarUpdates();

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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector before = FloatVector.fromArray(SPECIES, velocity, i).mul(momentum);
      FloatVector v = before.sub(g.mul(rate));
      v.intoArray(velocity, i);
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.add(v.mul(1f + momentum).sub(before)).intoArray(parameter, i + offset);
    }
    scalar.nesterovs(
        at + count - end, rate, momentum, gradient, velocity, end, parameter, end + offset);
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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector m = FloatVector.fromArray(SPECIES, mean, i).mul(beta1).add(g.mul(1f - beta1));
      m.intoArray(mean, i);
      FloatVector v =
          FloatVector.fromArray(SPECIES, square, i).mul(beta2).add(g.mul(g).mul(1f - beta2));
      v.intoArray(square, i);
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.sub(m.mul(rate).div(v.sqrt().add(epsilon))).intoArray(parameter, i + offset);
    }
    scalar.adam(
        at + count - end,
        rate,
        beta1,
        beta2,
        epsilon,
        gradient,
        mean,
        square,
        end,
        parameter,
        end + offset);
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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector m = FloatVector.fromArray(SPECIES, mean, i).mul(beta1).add(g.mul(1f - beta1));
      m.intoArray(mean, i);
      FloatVector u = FloatVector.fromArray(SPECIES, norm, i).mul(beta2).max(g.abs()).add(TINY);
      u.intoArray(norm, i);
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.sub(m.mul(rate).div(u)).intoArray(parameter, i + offset);
    }
    scalar.adaMax(
        at + count - end, rate, beta1, beta2, gradient, mean, norm, end, parameter, end + offset);
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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector m = FloatVector.fromArray(SPECIES, mean, i).mul(beta1).add(g.mul(1f - beta1));
      m.intoArray(mean, i);
      FloatVector v =
          FloatVector.fromArray(SPECIES, square, i).mul(beta2).add(g.mul(g).mul(1f - beta2));
      v.intoArray(square, i);
      FloatVector h = FloatVector.fromArray(SPECIES, largest, i).max(v);
      h.intoArray(largest, i);
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.sub(m.mul(rate).div(h.sqrt().add(epsilon))).intoArray(parameter, i + offset);
    }
    scalar.amsGrad(
        at + count - end,
        rate,
        beta1,
        beta2,
        epsilon,
        gradient,
        mean,
        square,
        largest,
        end,
        parameter,
        end + offset);
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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector m = FloatVector.fromArray(SPECIES, mean, i).mul(beta1).add(g.mul(1f - beta1));
      m.intoArray(mean, i);
      FloatVector v =
          FloatVector.fromArray(SPECIES, square, i).mul(beta2).add(g.mul(g).mul(1f - beta2));
      v.intoArray(square, i);
      FloatVector ahead = m.mul(beta1).add(g.mul(1f - beta1));
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.sub(ahead.mul(rate).div(v.sqrt().add(epsilon))).intoArray(parameter, i + offset);
    }
    scalar.nadam(
        at + count - end,
        rate,
        beta1,
        beta2,
        epsilon,
        gradient,
        mean,
        square,
        end,
        parameter,
        end + offset);
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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector m = FloatVector.fromArray(SPECIES, mean, i).mul(beta1).add(g.mul(1f - beta1));
      m.intoArray(mean, i);
      FloatVector d = g.sub(m);
      FloatVector s =
          FloatVector.fromArray(SPECIES, surprise, i)
              .mul(beta2)
              .add(d.mul(d).mul(1f - beta2))
              .add(epsilon);
      s.intoArray(surprise, i);
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.sub(m.mul(rate).div(s.sqrt().add(epsilon))).intoArray(parameter, i + offset);
    }
    scalar.adaBelief(
        at + count - end,
        rate,
        beta1,
        beta2,
        epsilon,
        gradient,
        mean,
        surprise,
        end,
        parameter,
        end + offset);
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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector s = FloatVector.fromArray(SPECIES, sum, i).add(g.mul(g));
      s.intoArray(sum, i);
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.sub(g.mul(rate).div(s.sqrt().add(epsilon))).intoArray(parameter, i + offset);
    }
    scalar.adaGrad(at + count - end, rate, epsilon, gradient, sum, end, parameter, end + offset);
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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector v =
          FloatVector.fromArray(SPECIES, square, i).mul(decay).add(g.mul(g).mul(1f - decay));
      v.intoArray(square, i);
      FloatVector x = FloatVector.fromArray(SPECIES, step, i);
      FloatVector d = g.mul(x.add(epsilon).sqrt().div(v.add(epsilon).sqrt()));
      x.mul(decay).add(d.mul(d).mul(1f - decay)).intoArray(step, i);
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.sub(d).intoArray(parameter, i + offset);
    }
    scalar.adaDelta(
        at + count - end, decay, epsilon, gradient, square, step, end, parameter, end + offset);
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
    int end = at + SPECIES.loopBound(count);
    for (int i = at; i < end; i += LENGTH) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
      FloatVector v =
          FloatVector.fromArray(SPECIES, square, i).mul(decay).add(g.mul(g).mul(1f - decay));
      v.intoArray(square, i);
      FloatVector p = FloatVector.fromArray(SPECIES, parameter, i + offset);
      p.sub(g.mul(rate).div(v.sqrt().add(epsilon))).intoArray(parameter, i + offset);
    }
    scalar.rmsProp(
        at + count - end, rate, decay, epsilon, gradient, square, end, parameter, end + offset);
  }
}
