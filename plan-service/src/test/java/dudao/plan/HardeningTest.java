package dudao.plan;

import dudao.commons.testing.Hardening;
import dudao.commons.testing.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HardeningTest extends Hardening {}
