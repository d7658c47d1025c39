/// The standard health service, for load balancers and orchestrators.
@NullMarked
package com.datifyy.adapters.grpc.health;

import org.jspecify.annotations.NullMarked;
