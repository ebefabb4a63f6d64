package org.kernelscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.UpdateRule;
import org.kernelscope.text.Texts;

/** What follows from the rule of an optimizer, and its name. */
final class OptimizerTest {
    @Test
    void anOptimizerHasMomentumIfItsRuleUsesIt() {
        Set<Optimizer> with =
                EnumSet.allOf(Optimizer.class).stream()
                        .filter(Optimizer::hasMomentum)
                        .collect(Collectors.toSet());
        assertThat(with).containsExactlyInAnyOrder(Optimizer.MOMENTUM, Optimizer.NESTEROV);
        assertThat(Optimizer.MOMENTUM.rule(0.75)).isEqualTo(new UpdateRule.Momentum(0.75));
    }

    @Test
    void noTwoHaveTheSameRuleOrName() {
        Texts texts = Texts.in(Texts.Language.ENGLISH);
        Optimizer[] all = Optimizer.values();
        assertThat(all).extracting(each -> each.rule(0.5)).doesNotHaveDuplicates();
        assertThat(all).extracting(each -> texts.get(each.nameKey())).doesNotHaveDuplicates();
    }

    @Test
    void theRuleOf1998DividesByTheDamping() {
        UpdateRule rule = Optimizer.LEVENBERG_MARQUARDT.rule(0);
        assertThat(rule.step(1, new double[] {0}, 0.02, 1)).isEqualTo(1);
        assertThat(Optimizer.LEVENBERG_MARQUARDT.needsCurvature()).isTrue();
        assertThat(Optimizer.SGD.needsCurvature()).isFalse();
    }
}
