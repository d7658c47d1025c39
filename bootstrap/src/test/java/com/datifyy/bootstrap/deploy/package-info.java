/// What an operator deploys with: the Blueprints for Render, the Dockerfile, and the scripts that make and try the
/// image.
@NullMarked
package com.datifyy.bootstrap.deploy;

import org.jspecify.annotations.NullMarked;
