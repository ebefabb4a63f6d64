package org.kernelscope.ui.lesson.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VotesTest {
    @Test
    void handsAreCounted() {
        Votes votes = Votes.of(3).plus(0, 1).plus(2, 1).plus(2, 2);

        assertThat(votes.current()).containsExactly(1, 0, 3);
        assertThat(votes.total(0)).isEqualTo(4);
        assertThat(votes.share(0, 2)).isEqualTo(0.75);
        assertThat(votes.share(0, 1)).isZero();
        assertThat(Votes.of(2).share(0, 1)).as("nobody").isZero();
    }

    @Test
    void aCountStaysWithinItsLimits() {
        Votes votes = Votes.of(2).plus(0, -1).with(1, 5_000);

        assertThat(votes.current()).containsExactly(0, Votes.MOST);
    }

    @Test
    void aSecondRoundStandsBesideTheFirst() {
        Votes votes = Votes.of(2).with(0, 12).with(1, 8);
        Votes second = votes.again().with(0, 3).with(1, 17);

        assertThat(second.rounds()).containsExactly(List.of(12, 8), List.of(3, 17));
        assertThat(second.share(0, 0)).isEqualTo(0.6);
        assertThat(second.share(1, 0)).isEqualTo(0.15);
        assertThat(second.again().rounds())
                .as("a third round replaces the second")
                .containsExactly(List.of(12, 8), List.of(0, 0));
        assertThat(Votes.of(2).again()).as("nobody voted").isEqualTo(Votes.of(2));
    }
}
