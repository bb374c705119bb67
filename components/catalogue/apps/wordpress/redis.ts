/** Redis' protocol (RESP2) over one connection, as far as the object cache needs it; upstream's image has no extension for it. */
export const redis = String.raw`<?php
final class Hearth_Redis
{
    private $stream = null;
    private bool $lost = false;

    /** Runs when a connection stands, before its first command. */
    public function __construct(private readonly Closure $opened, private readonly Closure $failed)
    {
    }

    public function reachable(): bool
    {
        return !$this->lost;
    }

    /** The answer to each command in its order: null for nothing, a refusal, or a server that cannot be reached. */
    public function ask(array ...$commands): array
    {
        if ($this->lost) return array_fill(0, count($commands), null);
        try {
            if ($this->stream === null) $this->open();
            return $this->exchange($commands);
        } catch (RuntimeException $error) {
            $this->lost = true;
            error_log('object cache: ' . $error->getMessage());
            ($this->failed)();
            return array_fill(0, count($commands), null);
        }
    }

    private function open(): void
    {
        $stream = @stream_socket_client('tcp://' . hearth_given('WORDPRESS_CACHE_HOST'), $code, $message, 1.0);
        if ($stream === false) throw new RuntimeException("no connection: $message");
        stream_set_timeout($stream, 1);
        $this->stream = $stream;
        $user = hearth_given('WORDPRESS_CACHE_USER');
        [$said] = $this->exchange([['AUTH', $user, hearth_secret('WORDPRESS_CACHE_PASSWORD_FILE')]]);
        if ($said !== 'OK') throw new RuntimeException('it does not let this account in');
        ($this->opened)();
    }

    private function exchange(array $commands): array
    {
        $text = '';
        foreach ($commands as $words) {
            $text .= '*' . count($words) . "\r\n";
            foreach ($words as $word) $text .= '$' . strlen($word) . "\r\n$word\r\n";
        }
        while ($text !== '') {
            $sent = @fwrite($this->stream, $text);
            if ($sent === false || $sent === 0) throw new RuntimeException('the connection broke');
            $text = substr($text, $sent);
        }
        return array_map(fn () => $this->answer(), $commands);
    }

    private function answer(): mixed
    {
        $line = fgets($this->stream);
        if ($line === false || !str_ends_with($line, "\r\n")) throw new RuntimeException('no answer in time');
        $said = substr($line, 1, -2);
        return match ($line[0]) {
            '+' => $said,
            '-' => null,
            ':' => (int) $said,
            '$' => $this->text((int) $said),
            '*' => array_map(fn () => $this->answer(), range(1, (int) $said)),
            default => throw new RuntimeException('an answer that is none'),
        };
    }

    private function text(int $length): ?string
    {
        if ($length < 0) return null;
        $text = stream_get_contents($this->stream, $length + 2);
        if ($text === false || strlen($text) !== $length + 2) throw new RuntimeException('half an answer');
        return substr($text, 0, -2);
    }
}
`;
