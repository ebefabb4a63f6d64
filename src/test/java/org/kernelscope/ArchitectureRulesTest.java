package org.kernelscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The plan of the house: which room may use which. */
@AnalyzeClasses(packages = "org.kernelscope", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureRulesTest {
    private static final String ROOT = "org.kernelscope.";

    @ArchTest static final ArchRule TENSOR = only("tensor");
    @ArchTest static final ArchRule TEXT = only("text");
    @ArchTest static final ArchRule THREAD = only("thread");
    @ArchTest static final ArchRule OP = only("op", "tensor");
    @ArchTest static final ArchRule NETWORK = only("network", "op", "tensor", "text");
    @ArchTest static final ArchRule DATA = only("data", "tensor", "text", "thread");

    @ArchTest
    static final ArchRule ENGINE =
            classes()
                    .that()
                    .resideInAPackage(ROOT + "engine")
                    .should()
                    .onlyDependOnClassesThat(
                            ownOrForeign("engine", "data", "network", "op", "tensor", "text"));

    @ArchTest
    static final ArchRule ENGINE_IS_PORTS_AND_RECORDS =
            classes()
                    .that()
                    .resideInAPackage(ROOT + "engine")
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .beInterfaces()
                    .orShould()
                    .beRecords()
                    .orShould()
                    .beEnums()
                    .because(
                            "the ports say what an engine does; arithmetic belongs to op, network,"
                                    + " analysis or an implementation of the ports");

    @ArchTest
    static final ArchRule ENGINE_DL4J =
            only("engine.dl4j", "engine", "data", "network", "op", "tensor", "text", "thread");

    @ArchTest
    static final ArchRule STORAGE = only("storage", "engine", "network", "op", "tensor", "text");

    @ArchTest
    static final ArchRule ANALYSIS =
            only("analysis", "engine", "data", "network", "op", "tensor", "text");

    @ArchTest
    static final ArchRule TRAINING =
            only(
                    "training",
                    "analysis",
                    "storage",
                    "engine",
                    "data",
                    "network",
                    "op",
                    "tensor",
                    "text",
                    "thread");

    @ArchTest
    static final ArchRule CLI_KNOWS_NO_WINDOW =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + "ui..", ROOT + "app..");

    @ArchTest
    static final ArchRule NOBODY_USES_APP =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "app..");

    @ArchTest
    static final ArchRule ONLY_APP_KNOWS_WHICH_ENGINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "engine.dl4j..", ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "engine.dl4j..");

    @ArchTest
    static final ArchRule JAVAFX_ONLY_IN_THE_WINDOW =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "ui..", ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule DL4J_ONLY_IN_THE_ENGINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "engine.dl4j..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule RUN_LATER_ONLY_IN_UI_FX =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "ui.fx..")
                    .should()
                    .callMethod(javafx.application.Platform.class, "runLater", Runnable.class);

    @ArchTest
    static final ArchRule THREADS_ONLY_IN_THEIR_HOME =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "thread..")
                    .should()
                    .callConstructorWhere(
                            DescribedPredicate.describe(
                                    "a thread is made",
                                    call ->
                                            call.getTargetOwner().isAssignableTo(Thread.class)
                                                    || (call.getTargetOwner()
                                                                    .isAssignableTo(
                                                                            ExecutorService.class)
                                                            && !call.getTargetOwner()
                                                                    .getName()
                                                                    .startsWith(ROOT))))
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Executors.class);

    @ArchTest
    static final ArchRule NO_JAVA_DESERIALISATION =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(java.io.ObjectInputStream.class);

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching(ROOT + "ui.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            resideInAPackage(ROOT + "ui.."),
                            resideInAnyPackage(
                                    ROOT + "ui.state..",
                                    ROOT + "ui.fx..",
                                    ROOT + "ui.paint..",
                                    ROOT + "ui.control.."))
                    .ignoreDependency(
                            resideInAPackage(ROOT + "ui.window.."), resideInAPackage(ROOT + "ui.."))
                    .allowEmptyShould(true);

    private static ArchRule only(String room, String... neighbours) {
        return classes()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .onlyDependOnClassesThat(ownOrForeign(room + "..", neighbours))
                .allowEmptyShould(true);
    }

    /** Classes of the room itself, of its neighbours, or of somebody else's library. */
    private static DescribedPredicate<JavaClass> ownOrForeign(String room, String... neighbours) {
        String[] allowed = new String[neighbours.length + 1];
        allowed[0] = ROOT + room;
        for (int i = 0; i < neighbours.length; i++) {
            allowed[i + 1] = ROOT + neighbours[i];
        }
        return resideInAnyPackage(allowed)
                .or(DescribedPredicate.not(resideInAPackage("org.kernelscope..")));
    }
}
