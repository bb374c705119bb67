import { type ImageId, imageId } from "../../components/site/image-lock.ts";
import { attempt, run } from "../shared/run.ts";

/** The few things asked of an engine, through its command line. */
export interface EngineImages {
  /** The id of an image by id or name; nothing when the engine does not have it. */
  idOf(image: string): Promise<ImageId | undefined>;
  /** Loads an archive. Throws CommandFailed. */
  load(archive: string): Promise<void>;
}

/** Speaks with the engine at `host`, such as `unix:///var/run/docker.sock`, whatever the environment says. */
export function engineImages(host: string): EngineImages {
  const env = {
    DOCKER_CONTEXT: undefined,
    DOCKER_HOST: undefined,
    DOCKER_TLS_VERIFY: undefined,
    DOCKER_CERT_PATH: undefined,
  };
  return {
    async idOf(image) {
      const command = ["docker", "-H", host, "image", "inspect", "--format", "{{.Id}}", image] as const;
      const { code, stdout, stderr } = await attempt([...command], { env });
      if (code === 0) return imageId.parse(stdout.trim());
      if (/no such image/i.test(stderr)) return undefined;
      throw new Error(`${command.join(" ")}: ended with code ${String(code)}: ${stderr.trim()}`);
    },
    async load(archive) {
      await run(["docker", "-H", host, "load", "--quiet", "--input", archive], { env });
    },
  };
}
