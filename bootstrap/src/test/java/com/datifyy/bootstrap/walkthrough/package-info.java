/// The documentation, tried: what its pages tell a reader to type is sent to a real service, and what they show
/// as the answer has to come back. No shell, curl or grpcurl is needed: the few forms the pages use are read
/// here, and any other is an error.
@NullMarked
package com.datifyy.bootstrap.walkthrough;

import org.jspecify.annotations.NullMarked;
