package dudao.task.identity;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.TokenAttacks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TokenTest extends TokenAttacks {}
