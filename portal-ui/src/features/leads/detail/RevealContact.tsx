import { Button, TextInput } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { revealContact } from '../api';
import type { Contact } from '@/api/types';
import { Code } from '@/components/Code';
import { ActionDialog } from '@/components/Dialog';
import { Facts } from '@/components/page';
import { Copy } from '@/components/Copy';

/** The person behind the lead: masked until somebody says what for; the reveal is written to the audit log. */
export function RevealContact({ leadId }: { leadId: string }) {
  const [asking, setAsking] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [contact, setContact] = useState<Contact>();

  const reveal = async () => setContact(await revealContact(leadId, purpose.trim()));

  if (contact) return <Shown contact={contact} />;
  return (
    <div className="stack">
      <Facts
        items={[
          ['Name', '•••••'],
          ['Phone', '•••••'],
          ['E-mail', '•••••'],
        ]}
      />
      <div>
        <Button size="xs" variant="default" leftSection={<IconEye size={14} />} onClick={() => setAsking(true)}>
          Reveal contact
        </Button>
      </div>
      <ActionDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Reveal contact"
        action="Reveal"
        disabled={purpose.trim().length < 3}
        submit={reveal}
      >
        <TextInput
          label="What do you need it for?"
          description="Goes into the audit log with your name."
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
          data-autofocus
          maxLength={200}
        />
      </ActionDialog>
    </div>
  );
}

const withCopy = (value: string | null | undefined, label: string) =>
  value ? (
    <span className="row gap-4">
      {value}
      <Copy text={value} label={label} />
    </span>
  ) : undefined;

const withExtension = (phone: string | null | undefined, extension: string | null | undefined) =>
  phone && extension ? `${phone} ext. ${extension}` : phone;

function Shown({ contact }: { contact: Contact }) {
  const address = contact.address ?? {};
  return (
    <div className="stack" data-testid="contact">
      <Facts
        items={[
          ['Name', [contact.first_name, contact.last_name].filter(Boolean).join(' ') || undefined],
          ['Phone', withCopy(withExtension(contact.phone, contact.phone_extension), 'Copy phone')],
          ['E-mail', withCopy(contact.email, 'Copy e-mail')],
          ...(contact.phone_alt
            ? [['Other phone', withExtension(contact.phone_alt, contact.phone_alt_extension)] as [string, string]]
            : []),
          [
            'Address',
            [address.line1, address.line2, address.city, address.state, address.zip].filter(Boolean).join(', ') ||
              undefined,
          ],
          ...(contact.source_lead_id ? [['Source’s id', contact.source_lead_id] as [string, string]] : []),
        ]}
      />
      {contact.consent && (
        <details>
          <summary>Consent evidence</summary>
          <Code label="Consent evidence">{JSON.stringify(contact.consent, null, 2)}</Code>
        </details>
      )}
      {Object.keys(contact.attributes ?? {}).length > 0 && (
        <details>
          <summary>Other fields</summary>
          <Code label="Other fields">{JSON.stringify(contact.attributes, null, 2)}</Code>
        </details>
      )}
    </div>
  );
}
