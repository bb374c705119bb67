/**
 * WordPress' object cache in Redis, as its drop-in of that name: what every page asks for is kept between requests. No
 * plugin that does this is in reach of a machine without the Internet. Everything in it lives a day at most and may be lost at
 * any time. To empty it is to count its generation up, which each key holds. A request that lost Redis leaves a mark, and the next
 * one that reaches it empties the cache, for what was changed meanwhile is not known. One site only. Facts: WP_Object_Cache, 6.1.
 */
export const objectCache = String.raw`<?php
require_once '/etc/hearth-wordpress/redis.php';

final class WP_Object_Cache
{
    private const DAY = 86400;
    private const MARK = WP_CONTENT_DIR . '/.object-cache-stale';

    private array $values = [];
    private array $passing = [];
    private string $beginning;
    private Hearth_Redis $redis;

    public function __construct()
    {
        $generation = hearth_given('WORDPRESS_CACHE_NAME') . ':generation';
        $this->redis = new Hearth_Redis(
            function () use ($generation) {
                if (@unlink(self::MARK)) $this->redis->ask(['INCR', $generation]);
                $this->begin((int) $this->redis->ask(['GET', $generation])[0]);
            },
            static fn () => touch(self::MARK),
        );
        $this->redis->ask(['PING']);
    }

    public function pass(array $groups): void
    {
        $this->passing += array_fill_keys($groups, true);
    }

    public function get(array $keys, string $group, bool $force): array
    {
        $names = array_map(fn ($key) => $this->name($key, $group), $keys);
        $wanted = array_filter($names, fn ($name) => $force || !array_key_exists($name, $this->values));
        if ($wanted !== [] && $this->kept($group)) $this->load(array_values(array_unique($wanted)));
        $found = array_filter($names, fn ($name) => array_key_exists($name, $this->values));
        return array_map(fn ($name) => $this->copy($this->values[$name]), $found);
    }

    public function set($key, $value, string $group, int $seconds): bool
    {
        $name = $this->name($key, $group);
        $this->values[$name] = $this->copy($value);
        // A value that is refused must not leave the one before it.
        if ($this->kept($group) && !$this->store($name, $value, $seconds)) $this->redis->ask(['DEL', $this->at($name)]);
        return true;
    }

    public function add($key, $value, string $group, int $seconds): bool
    {
        if (wp_suspend_cache_addition()) return false;
        $name = $this->name($key, $group);
        if (array_key_exists($name, $this->values)) return false;
        if ($this->kept($group) && !$this->store($name, $value, $seconds, 'NX') && $this->redis->reachable()) return false;
        $this->values[$name] = $this->copy($value);
        return true;
    }

    public function delete($key, string $group): bool
    {
        $name = $this->name($key, $group);
        $was = array_key_exists($name, $this->values);
        unset($this->values[$name]);
        return ($this->kept($group) && $this->redis->ask(['DEL', $this->at($name)])[0] === 1) || $was;
    }

    public function forget(): void
    {
        $this->values = [];
    }

    public function flush(): bool
    {
        $this->forget();
        [$generation] = $this->redis->ask(['INCR', hearth_given('WORDPRESS_CACHE_NAME') . ':generation']);
        if ($generation !== null) $this->begin($generation);
        return $generation !== null;
    }

    private function begin(int $generation): void
    {
        $this->beginning = hearth_given('WORDPRESS_CACHE_NAME') . ":$generation:";
    }

    private function name($key, string $group): string
    {
        return "$group:$key";
    }

    private function at(string $name): string
    {
        return ($this->beginning ?? '') . $name;
    }

    private function kept(string $group): bool
    {
        return !isset($this->passing[$group]) && $this->redis->reachable();
    }

    private function copy($value)
    {
        return is_object($value) ? clone $value : $value;
    }

    private function store(string $name, $value, int $seconds, string ...$more): bool
    {
        $life = $seconds > 0 ? min($seconds, self::DAY) : self::DAY;
        return $this->redis->ask(['SET', $this->at($name), serialize($value), 'EX', (string) $life, ...$more])[0] === 'OK';
    }

    private function load(array $names): void
    {
        [$texts] = $this->redis->ask(['MGET', ...array_map($this->at(...), $names)]);
        foreach ($names as $index => $name) {
            $text = $texts[$index] ?? null;
            if ($text !== null) $this->values[$name] = unserialize($text);
            elseif ($texts !== null) unset($this->values[$name]);
        }
    }
}

function hearth_cache(): WP_Object_Cache
{
    return $GLOBALS['wp_object_cache'];
}

function hearth_group($group): string
{
    return (string) $group === '' ? 'default' : (string) $group;
}

function wp_cache_init()
{
    $GLOBALS['wp_object_cache'] = new WP_Object_Cache();
}

function wp_cache_get($key, $group = '', $force = false, &$found = null)
{
    $values = hearth_cache()->get([$key], hearth_group($group), (bool) $force);
    $found = $values !== [];
    return $found ? $values[0] : false;
}

function wp_cache_get_multiple($keys, $group = '', $force = false)
{
    $values = hearth_cache()->get(array_values($keys), hearth_group($group), (bool) $force);
    $all = [];
    foreach (array_values($keys) as $index => $key) $all[$key] = $values[$index] ?? false;
    return $all;
}

function wp_cache_set($key, $data, $group = '', $expire = 0)
{
    return hearth_cache()->set($key, $data, hearth_group($group), (int) $expire);
}

function wp_cache_add($key, $data, $group = '', $expire = 0)
{
    return hearth_cache()->add($key, $data, hearth_group($group), (int) $expire);
}

function wp_cache_replace($key, $data, $group = '', $expire = 0)
{
    wp_cache_get($key, $group, false, $found);
    return $found && wp_cache_set($key, $data, $group, $expire);
}

function wp_cache_delete($key, $group = '')
{
    return hearth_cache()->delete($key, hearth_group($group));
}

function wp_cache_incr($key, $offset = 1, $group = '')
{
    $value = wp_cache_get($key, $group, true, $found);
    if (!$found) return false;
    $sum = max(0, (is_numeric($value) ? (int) $value : 0) + (int) $offset);
    wp_cache_set($key, $sum, $group);
    return $sum;
}

function wp_cache_decr($key, $offset = 1, $group = '')
{
    return wp_cache_incr($key, -(int) $offset, $group);
}

function wp_cache_flush()
{
    return hearth_cache()->flush();
}

function wp_cache_flush_runtime()
{
    hearth_cache()->forget();
    return true;
}

function wp_cache_supports($feature)
{
    return in_array($feature, ['get_multiple', 'flush_runtime'], true);
}

function wp_cache_add_non_persistent_groups($groups)
{
    hearth_cache()->pass((array) $groups);
}

function wp_cache_add_global_groups($groups)
{
}

function wp_cache_switch_to_blog($blog_id)
{
}

function wp_cache_close()
{
    return true;
}
`;
