// Every page of every shop, in Chinese; pages_en.test.mjs walks them in English at the same time.

import { walk } from './walk.mjs';

walk('zh-CN');
