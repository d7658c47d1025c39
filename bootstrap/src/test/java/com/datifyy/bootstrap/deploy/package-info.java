/// What an operator deploys with: Render's Blueprint and the image's folder.
@NullMarked
package com.datifyy.bootstrap.deploy;

import org.jspecify.annotations.NullMarked;
